// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.net.InetAddress;

/**
 * What the kernel tells a connection from others by: address and port of both ends, in twelve bytes.
 *
 * @param addresses that of this end in the upper half, that of the other in the lower; 32 bits are all of an IPv4 address,
 *     and the hash of an IPv6 one
 * @param ports that of this end in the upper half, that of the other in the lower
 */
public record FourTuple(long addresses, int ports) {

    private static final long REMOTE = 0xffff_ffffL;

    /** Returns two addresses as a tuple has them. */
    public static long addresses(InetAddress local, InetAddress remote) {
        return addresses(local, addresses(remote));
    }

    /** Returns the addresses of a connection whose own is not known, or any of this host. */
    public static long addresses(InetAddress remote) {
        return remote.hashCode() & REMOTE;
    }

    /** Returns the addresses of a connection whose own was not known. */
    public static long addresses(InetAddress local, long addresses) {
        return (long) local.hashCode() << 32 | addresses & REMOTE;
    }

    /** Returns two ports as a tuple has them. */
    public static int ports(int local, int remote) {
        return local << 16 | remote;
    }

    /** Returns the port of this end, or 0 where it is not known. */
    public static int localPort(int ports) {
        return ports >>> 16;
    }

    /** Returns the port of the other end, or 0 where it is not known. */
    public static int remotePort(int ports) {
        return (char) ports;
    }

    /** Whether both ports are there. */
    public static boolean isComplete(int ports) {
        return localPort(ports) != 0 && remotePort(ports) != 0;
    }

    /** Whether connections lead to the same address and port. */
    public static boolean haveSameRemote(long addresses, int ports, long otherAddresses, int otherPorts) {
        return (int) addresses == (int) otherAddresses && (char) ports == (char) otherPorts;
    }

    /** Returns the same with whatever address of this host. */
    public FourTuple onAnyLocalAddress() {
        return new FourTuple(addresses & REMOTE, ports);
    }
}
