// SPDX-License-Identifier: Apache-2.0
/** Publishes the agent's meters on the application's own Micrometer registries, without code in the application. */
@NullMarked
package dev.churnscope.publish;

import org.jspecify.annotations.NullMarked;
