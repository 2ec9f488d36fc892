// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import org.glassfish.jersey.client.*;

/** Under Jersey, by its own classes: the interfaces that these implement have moved. */
abstract class WithJersey extends Anywhere {

    static JerseyWebTarget target;
}
