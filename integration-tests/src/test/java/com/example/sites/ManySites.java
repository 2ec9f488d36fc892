// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;

/** Twelve methods that connect, three times each. */
public final class ManySites {

    private ManySites() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        peer.serve();
        Target.port = peer.port();
        List<Callable<Socket>> methods = List.of(
                ManySites::one,
                ManySites::two,
                ManySites::three,
                ManySites::four,
                ManySites::five,
                ManySites::six,
                ManySites::seven,
                ManySites::eight,
                ManySites::nine,
                ManySites::ten,
                ManySites::eleven,
                ManySites::twelve);
        for (int i = 0; i < 3; i++) {
            for (var method : methods) {
                method.call().close();
            }
        }
        peer.end();
    }

    private static Socket one() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket two() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket three() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket four() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket five() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket six() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket seven() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket eight() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket nine() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket ten() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket eleven() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }

    private static Socket twelve() throws IOException {
        return new Socket(Target.HOST, Target.port);
    }
}
