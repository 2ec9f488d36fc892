// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

/**
 * The negated error numbers of {@code connect(2)}, as native transports return them. The numbers are those of Linux
 * ({@code include/uapi/asm-generic/errno.h}) and, for kqueue, of macOS and the BSDs.
 */
public final class ConnectError {

    private static final int EINPROGRESS = 115;
    private static final int EALREADY = 114;
    private static final int BSD_EINPROGRESS = 36;
    private static final int BSD_EALREADY = 37;

    private ConnectError() {}

    /** Whether the connect is still in progress. */
    public static boolean isInProgress(int result) {
        return switch (-result) {
            case EINPROGRESS, EALREADY, BSD_EINPROGRESS, BSD_EALREADY -> true;
            default -> false;
        };
    }

    /** Maps the negated error number of a failed connect. */
    public static ConnectFailure of(int result) {
        return switch (-result) {
            case 111, 61, 104, 54 -> ConnectFailure.REFUSED; // ECONNREFUSED, ECONNRESET
            case 110, 60 -> ConnectFailure.TIMED_OUT; // ETIMEDOUT
            case 101, 113, 51, 65 -> ConnectFailure.UNREACHABLE; // ENETUNREACH, EHOSTUNREACH
            case 99, 98, 49, 48 -> ConnectFailure.NO_PORT; // EADDRNOTAVAIL, EADDRINUSE
            case 125, 89 -> ConnectFailure.CLOSED; // ECANCELED
            default -> ConnectFailure.OTHER;
        };
    }
}
