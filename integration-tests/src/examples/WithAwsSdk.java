// SPDX-License-Identifier: Apache-2.0
import software.amazon.awssdk.core.*;
import software.amazon.awssdk.core.retry.*;
import software.amazon.awssdk.http.*;
import software.amazon.awssdk.http.apache.*;
import software.amazon.awssdk.http.async.*;
import software.amazon.awssdk.http.nio.netty.*;
import software.amazon.awssdk.http.urlconnection.*;
import software.amazon.awssdk.services.s3.*;
import software.amazon.awssdk.services.s3.model.*;

/** Under AWS SDK. */
abstract class WithAwsSdk extends Anywhere {

    static SdkHttpClient http;
    static S3Client s3;
    static GetObjectRequest request;
    static String bucket;
    static String key;
}
