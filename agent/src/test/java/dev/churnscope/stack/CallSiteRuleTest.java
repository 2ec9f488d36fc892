// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSiteRuleTest {

    private static final StackTraceElement JDK = new StackTraceElement(
            null, "java.base", "17", "sun.nio.ch.NioSocketImpl", "connect", "NioSocketImpl.java", 1);

    @Test
    void theFirstFrameOfTheApplicationIsTheCallSite() {
        var match = find(rule(), JDK, frame("okhttp3.Call"), frame("com.shop.Client"), frame("com.shop.Main"));

        assertThat(match.callSite()).isEqualTo(new CallSite("com.shop.Client", "fetch", "File.java", 42));
        assertThat(match.application()).isTrue();
        assertThat(match.clientLabel()).isEqualTo("OkHttp");
        assertThat(match.index()).isEqualTo(2);
    }

    @Test
    void theLibraryThatTheApplicationCalledGivesTheLabel() {
        var match = find(
                rule(), JDK, frame("org.postgresql.Driver"), frame("com.zaxxer.hikari.Pool"), frame("com.shop.Client"));

        assertThat(match.clientLabel()).isEqualTo("HikariCP");
    }

    @Test
    void anEventLoopOfNettyIsNotTheClientOfWhatRunsOnIt() {
        var match = find(rule(), JDK, frame("io.netty.Channel"), frame("io.vertx.Client"), frame("io.netty.EventLoop"));

        assertThat(match.clientLabel()).isEqualTo("Vert.x");
    }

    @Test
    void anythingThatDriverManagerCallsIsADriver() {
        var match = find(
                rule(), JDK, frame("com.unheard.of.Driver"), frame("java.sql.DriverManager"), frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Client");
        assertThat(match.clientLabel()).isEqualTo("JDBC");
    }

    @ParameterizedTest
    @CsvSource({
        "com.mchange.v2.c3p0.DriverManagerDataSource, getConnection, JDBC",
        "com.zaxxer.hikari.util.DriverDataSource, getConnection, HikariCP",
        "org.apache.commons.dbcp2.DriverConnectionFactory, createConnection, JDBC",
        "org.apache.tomcat.jdbc.pool.PooledConnection, connectUsingDriver, JDBC",
        "org.springframework.jdbc.datasource.SimpleDriverDataSource, getConnectionFromDriver, JDBC"
    })
    void soIsWhateverAPoolCallsToConnect(String pool, String method, String label) {
        var asking = new StackTraceElement(pool, method, "Pool.java", 7);

        var match = find(rule(), JDK, frame("com.unheard.of.Driver"), asking, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Client");
        assertThat(match.clientLabel()).isEqualTo(label);
    }

    @Test
    void aDataSourceOfTheApplicationsInAPoolIsTheCallSite() {
        var asking = new StackTraceElement(
                "org.apache.tomcat.jdbc.pool.PooledConnection", "connectUsingDataSource", null, 7);

        var match = find(rule(), JDK, frame("com.shop.Routing"), asking, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Routing");
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.$Proxy12",
        "com.shop.api.PricesGrpc$PricesBlockingStub",
        "com.shop.PricesGrpc$PricesFutureStub"
    })
    void aGeneratedClassIsNoCallSite(String className) {
        var match = find(rule(), JDK, frame("io.grpc.Channel"), frame(className), frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Client");
    }

    @Test
    void anInterceptorIsPartOfTheClient() {
        var step = frame("okhttp3.internal.http.RealInterceptorChain");
        var call = new StackTraceElement("okhttp3.internal.connection.RealCall", "getResponse$okhttp", "File.kt", 1);
        var match = find(rule(), JDK, step, frame("com.shop.Logs"), step, call, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Client");
    }

    @Test
    void aCallByAnInterceptorIsAttributedToIt() {
        var step = frame("okhttp3.internal.http.RealInterceptorChain");
        var call = new StackTraceElement("okhttp3.internal.connection.RealCall", "getResponse$okhttp", "File.kt", 1);
        var match = find(rule(), JDK, step, call, frame("com.shop.Login"), step, call, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Login");
    }

    @ParameterizedTest
    @CsvSource({"InterceptingRequestExecution", "EndOfChainRequestExecution"})
    void anInterceptorOfSpringIsPartOfTheClient(String lastStep) {
        var call = frame("org.springframework.http.client.InterceptingClientHttpRequest");
        var step = frame(call.getClassName() + "$" + lastStep);
        var match = find(rule(), JDK, step, frame("com.shop.Logs"), call, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Client");
    }

    @Test
    void aCallByAnInterceptorOfSpringIsAttributedToIt() {
        var call = frame("org.springframework.http.client.InterceptingClientHttpRequest");
        var step = frame(call.getClassName() + "$InterceptingRequestExecution");
        var match = find(rule(), JDK, step, call, frame("com.shop.Tokens"), step, call, frame("com.shop.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.Tokens");
    }

    @Test
    void aLibraryThatCallsTheApplicationGivesNoLabel() {
        var match = find(rule(), JDK, frame("com.shop.Client"), frame("io.netty.EventLoop"));

        assertThat(match.clientLabel()).isNull();
    }

    @Test
    void withoutTheApplicationItIsTheFirstFrameOfALibrary() {
        var match = find(rule(), JDK, frame("io.netty.Channel"), frame("reactor.netty.Client"), JDK);

        assertThat(match.callSite().className()).isEqualTo("io.netty.Channel");
        assertThat(match.application()).isFalse();
        assertThat(match.index()).isEqualTo(1);
    }

    @Test
    void withOnlyTheJdkItIsItsFirstFrame() {
        var match = find(rule(), JDK, JDK);

        assertThat(match.callSite().className()).isEqualTo("sun.nio.ch.NioSocketImpl");
        assertThat(match.index()).isZero();
    }

    @Test
    void theAgentsOwnFramesAreSkipped() {
        var stack = new StackTraceElement[] {frame("com.shop.Above"), JDK, frame("com.shop.Below")};

        assertThat(rule().find(stack, 1).callSite().className()).isEqualTo("com.shop.Below");
    }

    @ParameterizedTest
    @CsvSource({
        "java.base, java.util.Timer, false",
        "jdk.httpserver, sun.net.httpserver.ServerImpl, false",
        "jdk.proxy2, jdk.proxy2.$Proxy7, false",
        ", sun.reflect.GeneratedMethodAccessor1, false",
        "shop.core, com.shop.Client, true",
        "javafx.web, javafx.scene.web.WebEngine, true",
        ", javassist.Loader, true",
        ", sunny.Day, true"
    })
    void theJdkIsKnownByModuleOrPackage(String module, String className, boolean application) {
        var frame = new StackTraceElement(null, module, null, className, "run", null, -1);

        assertThat(find(rule(), frame).application()).isEqualTo(application);
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop, com.shop.Client, true",
        "com.shop, com.shop.orders.Client, true",
        "com.shop., com.shop.Client, true",
        "com.shop, com.shopping.Client, false",
        "com.shop, org.com.shop.Client, false",
        "com.shop.Client, com.shop.Client, true",
        "com.shop.Client, com.shop.Client$Inner, true",
        "com.shop.Client, com.shop.ClientFactory, false",
        "io.netty, io.netty.Channel, true"
    })
    void includeNamesTheApplication(String prefix, String className, boolean application) {
        assertThat(find(new CallSiteRule(List.of(prefix), List.of()), frame(className))
                        .application())
                .isEqualTo(application);
    }

    @Test
    void aClassThatIsNotIncludedIsOnlyAFallback() {
        var rule = new CallSiteRule(List.of("com.shop", "org.acme"), List.of());

        assertThat(find(rule, JDK, frame("net.other.Client"), frame("org.acme.Job"))
                        .callSite()
                        .className())
                .isEqualTo("org.acme.Job");
        assertThat(find(rule, JDK, frame("net.other.Client")).callSite().className())
                .isEqualTo("net.other.Client");
    }

    @Test
    void excludeOutweighsInclude() {
        var rule = new CallSiteRule(List.of("com.shop"), List.of("com.shop.http", "com.shop.Retry"));
        var match = find(
                rule,
                frame("com.shop.http.Wrapper"),
                frame("com.shop.Retry$Loop"),
                frame("com.shop.httpclient.Client"));

        assertThat(match.callSite().className()).isEqualTo("com.shop.httpclient.Client");
    }

    @Test
    void aLineThatIsNotKnownIsNull() {
        var generated = new StackTraceElement("com.shop.Client$$FastClass", "invoke", "<generated>", -1);
        var nativeMethod = new StackTraceElement("com.shop.Native", "connect", null, -2);

        assertThat(find(rule(), generated).callSite())
                .isEqualTo(new CallSite("com.shop.Client$$FastClass", "invoke", "<generated>", null));
        assertThat(find(rule(), nativeMethod).callSite().line()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "fetch, fetch",
        "<init>, <init>",
        "access$000, access$000",
        "lambda$fetch$3, fetch",
        "lambda$fetch$price$3, fetch$price",
        "lambda$new$0, <init>",
        "lambda$static$12, <clinit>",
        "lambda$fetch$a5f6b039$1, fetch",
        "fetch$lambda$0, fetch",
        "fetch$lambda-12, fetch",
        "fetch$lambda$1$0, fetch",
        "fetch$lambda$1$lambda$0, fetch",
        "_init_$lambda$0, <init>",
        "$anonfun$fetch$1, fetch",
        "$anonfun$new$2, <init>"
    })
    void aLambdaBelongsToTheMethodAroundIt(String method, String enclosing) {
        assertThat(CallSiteRule.enclosingMethod(method)).isEqualTo(enclosing);
    }

    @Test
    void lambdasThatThisCompilerNamesAreUnderstood() {
        assertThat(enclosing(Nested.IN_STATIC.get())).isEqualTo("<clinit>");
        assertThat(enclosing(new Nested().inConstructor.get())).isEqualTo("<init>");
        assertThat(enclosing(Nested.inMethod().get().get())).isEqualTo("inMethod");
    }

    private static String enclosing(StackTraceElement top) {
        return CallSiteRule.enclosingMethod(top.getMethodName());
    }

    private static final class Nested {

        static final Supplier<StackTraceElement> IN_STATIC = () -> new Throwable().getStackTrace()[0];

        final Supplier<StackTraceElement> inConstructor;

        Nested() {
            inConstructor = () -> new Throwable().getStackTrace()[0];
        }

        static Supplier<Supplier<StackTraceElement>> inMethod() {
            return () -> () -> new Throwable().getStackTrace()[0];
        }
    }

    private static CallSiteRule rule() {
        return new CallSiteRule(List.of(), List.of());
    }

    private static CallSiteRule.Match find(CallSiteRule rule, StackTraceElement... stack) {
        return rule.find(stack, 0);
    }

    private static StackTraceElement frame(String className) {
        return new StackTraceElement(className, "fetch", "File.java", 42);
    }
}
