package org.thalweg.export;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;

/** The committed schemas of the files that are written, in a general validator. */
public final class Schemas {
    private Schemas() {}

    /**
     * A schema.
     *
     * @param name its file, such as {@code study.schema.json}
     * @return the schema
     */
    public static Schema of(String name) throws IOException {
        try (InputStream in = AlignmentJson.class.getResourceAsStream(name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
        }
    }
}
