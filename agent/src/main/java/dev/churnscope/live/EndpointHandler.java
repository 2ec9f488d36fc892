// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.metrics.PrometheusPage;
import dev.churnscope.metrics.ReadingSource;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.report.json.ReportJson;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Handles the endpoint's requests: GET and HEAD, to an allowed host, on exactly the paths below.
 *
 * <p>Thread-safe.
 */
final class EndpointHandler implements HttpRequestHandler {

    private static final ContentType HTML = ContentType.TEXT_HTML.withCharset(StandardCharsets.UTF_8);
    private static final ContentType JSON = ContentType.APPLICATION_JSON;
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    /** The text format that every version of Prometheus reads. */
    private static final ContentType METRICS = ContentType.create(
            "text/plain", new BasicNameValuePair("version", "0.0.4"), new BasicNameValuePair("charset", "utf-8"));

    private final ReportSource source;
    private final ReadingSource meters;
    private final AllowedHosts hosts;
    private final Refusals refusals;

    EndpointHandler(ReportSource source, ReadingSource meters, AllowedHosts hosts, Refusals refusals) {
        this.source = source;
        this.meters = meters;
        this.hosts = hosts;
        this.refusals = refusals;
    }

    @Override
    public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!isHostAllowed(request)) {
            refuse(
                    response,
                    HttpStatus.SC_FORBIDDEN,
                    Refusals.Kind.HOST,
                    "refused because of its Host header: use localhost or an address");
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(response, HttpStatus.SC_METHOD_NOT_ALLOWED, Refusals.Kind.METHOD, "only GET and HEAD are supported");
        } else {
            try {
                respond(path(request), response);
            } catch (Exception | Error e) {
                // Must not reach the application's handler of uncaught exceptions.
                refuse(
                        response,
                        HttpStatus.SC_INTERNAL_SERVER_ERROR,
                        Refusals.Kind.FAILED,
                        "the report could not be created: " + e);
            }
        }
    }

    private void respond(String path, ClassicHttpResponse response) {
        switch (path) {
            case "/" -> send(response, HtmlReport.of(source.report()), HTML);
            case "/report.json" -> send(response, ReportJson.write(source.report()), JSON);
            case "/report.txt" -> send(response, TextReport.ofFile(source.report()), TEXT);
            case "/metrics" -> send(response, PrometheusPage.of(meters.readings()), METRICS);
            case "/healthz" -> send(response, "ok\n", TEXT);
            default ->
                refuse(
                        response,
                        HttpStatus.SC_NOT_FOUND,
                        Refusals.Kind.PATH,
                        "not found; available are /, /report.json, /report.txt, /metrics and /healthz");
        }
    }

    /** HTTP/1.0 requests may lack the header, but no browser sends those. */
    private boolean isHostAllowed(ClassicHttpRequest request) {
        for (Header host : request.getHeaders(HttpHeaders.HOST)) {
            if (!hosts.allows(host.getValue())) {
                return false;
            }
        }
        // A request line with an absolute URL names a host, too.
        return request.getAuthority() == null
                || hosts.allows(request.getAuthority().toString());
    }

    private static String path(ClassicHttpRequest request) {
        String path = request.getPath() == null ? "" : request.getPath();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private void refuse(ClassicHttpResponse response, int status, Refusals.Kind kind, String line) {
        refusals.log(kind);
        response.setCode(status);
        // The rest of the request, such as a body, is not read.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        send(response, line + "\n", TEXT);
    }

    private static void send(ClassicHttpResponse response, String text, ContentType type) {
        response.setEntity(new ByteArrayEntity(text.getBytes(StandardCharsets.UTF_8), type));
    }
}
