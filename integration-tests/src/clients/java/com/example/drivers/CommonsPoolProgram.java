// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Commons Pool 2 with the application's own sockets in it: the line of its factory opens and closes. */
public final class CommonsPoolProgram {

    private CommonsPoolProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), CommonsPoolProgram::tooSmall, CommonsPoolProgram::broken);
    }

    /** It lends three and keeps one. */
    private static void tooSmall(Relayed server) throws Exception {
        var pool = new GenericObjectPool<>(new SocketFactory() {
            @Override
            public Socket create() throws IOException {
                return new Socket(server.host(), server.port("tooSmall")); // tooSmall
            }

            @Override
            public void destroyObject(PooledObject<Socket> pooled) throws IOException {
                pooled.getObject().close(); // tooSmall destroys
            }
        });
        pool.setMaxTotal(3);
        pool.setMaxIdle(1);
        for (int round = 0; round < 2; round++) {
            var lent = new ArrayList<Socket>();
            for (int i = 0; i < 3; i++) {
                lent.add(pool.borrowObject());
            }
            for (var socket : lent) {
                pool.returnObject(socket);
            }
        }
        pool.close();
    }

    /** What it gets back does not work any more. */
    private static void broken(Relayed server) throws Exception {
        var pool = new GenericObjectPool<>(new SocketFactory() {
            @Override
            public Socket create() throws IOException {
                return new Socket(server.host(), server.port("broken")); // broken
            }

            @Override
            public boolean validateObject(PooledObject<Socket> pooled) {
                return false;
            }

            @Override
            public void destroyObject(PooledObject<Socket> pooled) throws IOException {
                pooled.getObject().close(); // broken destroys
            }
        });
        pool.setTestOnReturn(true);
        for (int i = 0; i < 3; i++) {
            pool.returnObject(pool.borrowObject());
        }
        pool.close();
    }

    private abstract static class SocketFactory extends BasePooledObjectFactory<Socket> {

        @Override
        public PooledObject<Socket> wrap(Socket socket) {
            return new DefaultPooledObject<>(socket);
        }
    }
}
