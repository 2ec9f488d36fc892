// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** What goes wrong with Commons Pool 2 that has the application's own sockets in it. */
final class CommonsPoolMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private CommonsPoolMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(CommonsPoolMistakes.class, arguments);
    }

    static void keepsTooFew(Relayed server) throws Exception {
        var pool = pool(server, "keepsTooFew");
        pool.setMaxIdle(1);
        workInBursts(pool, 10);
        pool.close();
    }

    static void keepsTooFewRight(Relayed server) throws Exception {
        var pool = pool(server, "keepsTooFew");
        workInBursts(pool, 10);
        pool.close();
    }

    private static GenericObjectPool<Socket> pool(Relayed server, String mistake) {
        var pool = new GenericObjectPool<>(new Sockets(server, mistake)); // keepsTooFew
        pool.setMaxTotal(BURST);
        pool.setMaxIdle(BURST);
        return pool;
    }

    /** Each has a socket of its own: none is given back before all are lent. */
    private static void workInBursts(GenericObjectPool<Socket> pool, long pauseMillis) throws Exception {
        for (int burst = 0; burst < UNITS / BURST + 1; burst++) {
            var lent = new ArrayList<Socket>();
            for (int i = 0; i < BURST; i++) {
                lent.add(pool.borrowObject());
            }
            for (var socket : lent) {
                socket.getOutputStream().write("PING\r\n".getBytes());
                socket.getInputStream().readNBytes("+PONG\r\n".length());
                pool.returnObject(socket);
            }
            Thread.sleep(pauseMillis);
        }
    }

    private static final class Sockets extends BasePooledObjectFactory<Socket> {

        private final Relayed server;
        private final String mistake;

        Sockets(Relayed server, String mistake) {
            this.server = server;
            this.mistake = mistake;
        }

        @Override
        public Socket create() throws IOException {
            return new Socket(server.host(), server.port(mistake));
        }

        @Override
        public PooledObject<Socket> wrap(Socket socket) {
            return new DefaultPooledObject<>(socket);
        }

        @Override
        public void destroyObject(PooledObject<Socket> pooled) throws IOException {
            pooled.getObject().close();
        }
    }
}
