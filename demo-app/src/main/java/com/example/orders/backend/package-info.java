// SPDX-License-Identifier: Apache-2.0

/** What the order service talks to. Both programs run in JVMs of their own, so that only the service is observed. */
package com.example.orders.backend;
