// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A connect failed. */
@Name("dev.churnscope.ConnectFailed")
@Label("Connect Failed")
@Category("Churnscope")
@Description("A TCP connect failed")
final class ConnectFailed extends ConnectionEvent {

    @Label("Reason")
    @Description("refused, timedOut, unreachable, noPort, closed (or interrupted meanwhile), other")
    String reason;
}
