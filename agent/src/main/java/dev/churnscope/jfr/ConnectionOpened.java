// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A connection was established, or accepted. */
@Name("dev.churnscope.ConnectionOpened")
@Label("Connection Opened")
@Category("Churnscope")
@Description("A TCP connection was established or accepted")
final class ConnectionOpened extends ConnectionEvent {

    @Label("Connection")
    @Description("Number of the connection, which its close has, too")
    @ConnectionNumber
    long connection;
}
