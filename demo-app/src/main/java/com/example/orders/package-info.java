// SPDX-License-Identifier: Apache-2.0

/** An order service: what an order is, the four steps it takes, and the interfaces the steps are behind. */
package com.example.orders;
