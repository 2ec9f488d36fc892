// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import java.net.InetAddress;

/** Where the programs of this package connect to; set before anything else. */
final class Target {

    static final InetAddress HOST = InetAddress.getLoopbackAddress();

    static int port;

    private Target() {}
}
