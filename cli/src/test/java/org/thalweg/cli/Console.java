package org.thalweg.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command answered.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Console(int code, String out, String err) {
    /** Runs a command away from any terminal. */
    static Console run(Engine engine, Path home, String... arguments) {
        return run(engine, new Main.Place(home, 0), arguments);
    }

    static Console run(Engine engine, Main.Place place, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(engine, place, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Console(code, out.toString(), err.toString());
    }

    /** The lines of standard error that are no progress. */
    List<String> complaints() {
        return err.lines().filter(line -> !line.matches("\\[ *\\d+ %].*")).toList();
    }
}
