// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.http.Origin;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** What the programs of the AWS SDK 2 ask for. The scenario is the bucket: the first segment of the path. */
public final class AwsS3Requests {

    private AwsS3Requests() {}

    /** Any object of a bucket. */
    public static Consumer<GetObjectRequest.Builder> object(String scenario) {
        return object(scenario, Map.of());
    }

    /** The same from a server that is to behave in some way. */
    public static Consumer<GetObjectRequest.Builder> object(String scenario, Map<String, String> behaviour) {
        return request -> request.bucket(scenario)
                .key("object")
                .overrideConfiguration(with -> behaviour.forEach(with::putRawQueryParameter));
    }

    public static <B extends S3BaseClientBuilder<B, ?>> B at(Origin origin, B builder) {
        return builder.endpointOverride(URI.create(origin.base()))
                .serviceConfiguration(s3 -> s3.pathStyleAccessEnabled(true))
                .overrideConfiguration(any -> any.retryPolicy(RetryPolicy.none()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.US_EAST_1);
    }
}
