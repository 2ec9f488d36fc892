// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.net.InetAddress;

/**
 * What identifies a connection in the kernel: address and port of both ends, in twelve bytes.
 *
 * @param addresses the local address in the upper half, the remote one in the lower; 32 bits hold an IPv4 address, or the
 *     hash of an IPv6 one
 * @param ports the local port in the upper half, the remote one in the lower
 */
public record FourTuple(long addresses, int ports) {

    private static final long REMOTE = 0xffff_ffffL;

    /** Packs two addresses. */
    public static long addresses(InetAddress local, InetAddress remote) {
        return addresses(local, addresses(remote));
    }

    /** Packs the addresses of a connection whose local address is not known, or may be any of this host. */
    public static long addresses(InetAddress remote) {
        return remote.hashCode() & REMOTE;
    }

    /** Adds the local address to addresses in which it was not known. */
    public static long addresses(InetAddress local, long addresses) {
        return (long) local.hashCode() << 32 | addresses & REMOTE;
    }

    /** Packs two ports. */
    public static int ports(int local, int remote) {
        return local << 16 | remote;
    }

    /** Returns the local port, or 0 if it is not known. */
    public static int localPort(int ports) {
        return ports >>> 16;
    }

    /** Returns the remote port, or 0 if it is not known. */
    public static int remotePort(int ports) {
        return (char) ports;
    }

    /** Whether both ports are known. */
    public static boolean isComplete(int ports) {
        return localPort(ports) != 0 && remotePort(ports) != 0;
    }

    /** Whether two connections have the same remote address and port. */
    public static boolean haveSameRemote(long addresses, int ports, long otherAddresses, int otherPorts) {
        return (int) addresses == (int) otherAddresses && (char) ports == (char) otherPorts;
    }

    /** Returns a copy that stands for any local address. */
    public FourTuple onAnyLocalAddress() {
        return new FourTuple(addresses & REMOTE, ports);
    }
}
