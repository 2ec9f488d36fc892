// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The published schema, as the agent's jar has it. */
final class ReportSchema {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(AgentJar.read("META-INF/churnscope/report.schema.json"));

    private ReportSchema() {}

    static void check(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON))
                .as("violations of the schema")
                .isEmpty();
    }
}
