// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Kernel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Answers as the query says. The path's first segment is the scenario that a request belongs to.
 *
 * <ul>
 *   <li>{@code bytes=N}: so large a body; {@code chunked=1}: without saying so beforehand; {@code type=T}: of this media type
 *   <li>{@code status=N}, {@code redirect=/path}, {@code close=1} (answers {@code Connection: close})
 *   <li>{@code lose=1}: not at all, and closes, if the connection has carried a request before; so that a client which writes
 *       the request again, over another, is answered
 *   <li>{@code delayMillis=N}: before the answer; {@code pauseMillis=N}: in the middle of the body
 *   <li>{@code hold=1}: the second half of the body only once the client has closed, so that none can read all of it
 * </ul>
 */
final class Behaviour extends Handler.Abstract {

    private static byte[] longest = {};

    private final ConnectionLog log;

    Behaviour(ConnectionLog log) {
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var connection = request.getConnectionMetaData();
        Object channel = connection.getConnection().getEndPoint();
        while (channel instanceof EndPoint endPoint) {
            channel = endPoint.getTransport();
        }
        var query = Request.extractQueryParameters(request);
        if (query.get("lose") != null && log.hasCarried(channel)) {
            connection.getConnection().getEndPoint().close();
            callback.failed(new EofException());
            return true;
        }
        ((RecordingConnector) connection.getConnector())
                .used(connection.getConnection().getEndPoint());
        log.requested(channel, connection.getHttpVersion().asString(), scenario(request));
        Content.Source.consumeAll(request);
        Thread.sleep(number(query, "delayMillis", 0));
        response.setStatus(number(query, "status", 200));
        if (query.get("redirect") != null) {
            response.setStatus(302);
            response.getHeaders().put(HttpHeader.LOCATION, query.getValue("redirect"));
        }
        if (query.get("close") != null) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        answer(response, query, (SocketChannel) channel, callback);
        return true;
    }

    private static void answer(Response response, Fields query, SocketChannel channel, Callback callback)
            throws Exception {
        int bytes = number(query, "bytes", 100);
        int pauseMillis = number(query, "pauseMillis", 0);
        boolean isChunked = query.get("chunked") != null;
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, query.get("type") == null ? "text/plain" : query.getValue("type"));
        if (!isChunked) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
        }
        var body = ByteBuffer.wrap(longest(bytes), 0, bytes);
        boolean isHeld = query.get("hold") != null;
        if (isChunked || isHeld || pauseMillis > 0) {
            Content.Sink.write(response, false, body.slice(0, bytes / 2));
            Thread.sleep(pauseMillis);
            if (isHeld) {
                Kernel.awaitEndedByPeer(port(channel.getLocalAddress()), port(channel.getRemoteAddress()));
            }
            body.position(bytes / 2);
        }
        response.write(true, body, callback);
    }

    /** Returns what begins with a body of so many bytes: the same for all, since clients may leave dozens unread. */
    private static synchronized byte[] longest(int bytes) {
        if (longest.length < bytes) {
            longest = new byte[bytes];
            Arrays.fill(longest, (byte) 'x');
        }
        return longest;
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }

    private static String scenario(Request request) {
        return Request.getPathInContext(request).split("/", 3)[1];
    }

    private static int number(Fields query, String name, int otherwise) {
        return query.get(name) == null ? otherwise : Integer.parseInt(query.getValue(name));
    }
}
