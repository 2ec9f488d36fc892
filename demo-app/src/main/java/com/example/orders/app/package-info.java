// SPDX-License-Identifier: Apache-2.0

/** The demo itself: its command line, the processes it starts, and the run of orders through the service. */
package com.example.orders.app;
