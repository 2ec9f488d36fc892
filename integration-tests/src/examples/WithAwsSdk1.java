// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.*;
import com.amazonaws.services.s3.*;
import com.amazonaws.services.s3.model.*;
import com.amazonaws.util.*;

/** Under AWS SDK 1. */
abstract class WithAwsSdk1 extends Anywhere {

    static AmazonS3 s3;
    static String bucket;
    static String key;
}
