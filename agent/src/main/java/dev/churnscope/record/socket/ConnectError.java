// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

/**
 * What {@code connect(2)} returned, as native transports pass it on: the number of an error, made negative. The numbers are
 * those of Linux ({@code include/uapi/asm-generic/errno.h}) and, where kqueue is, of macOS and the BSDs.
 */
public final class ConnectError {

    private static final int EINPROGRESS = 115;
    private static final int EALREADY = 114;
    private static final int BSD_EINPROGRESS = 36;
    private static final int BSD_EALREADY = 37;

    private ConnectError() {}

    /** Whether the connect goes on. */
    public static boolean isUnderWay(int result) {
        return switch (-result) {
            case EINPROGRESS, EALREADY, BSD_EINPROGRESS, BSD_EALREADY -> true;
            default -> false;
        };
    }

    /** Returns why a connect failed. */
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
