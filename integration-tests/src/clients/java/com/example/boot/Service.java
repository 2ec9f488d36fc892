// SPDX-License-Identifier: Apache-2.0
package com.example.boot;

import com.example.Lifeline;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** A service of Spring Boot that calls itself, and knows nothing of the agent. Runs until it is ended. */
@SpringBootApplication
@RestController
public class Service {

    private static final int CALLS = 5;

    private final RestTemplate client = new RestTemplate();

    /** Prints the port once it is ready. */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var context = SpringApplication.run(
                Service.class,
                "--server.port=0",
                "--management.endpoints.web.exposure.include=prometheus",
                "--spring.main.banner-mode=off");
        String port = context.getEnvironment().getProperty("local.server.port");
        context.getBean(Service.class).callSelf(port);
        System.out.println("port " + port);
    }

    @GetMapping("/hello")
    public String hello() {
        return "hello";
    }

    private void callSelf(String port) {
        for (int i = 0; i < CALLS; i++) {
            client.getForObject("http://localhost:" + port + "/hello", String.class);
        }
    }
}
