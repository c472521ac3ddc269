package org.thalweg.cli;

/** How a command ends. Scripts rely on these numbers. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** A fault in Thalweg itself. */
    static final int FAULT = 1;
    /** Input, options or files that cannot be used. */
    static final int BAD_INPUT = 2;
    /** No line keeps the standard between the gates. */
    static final int NO_LINE = 3;
    /** A line breaks its standard. */
    static final int BROKEN_RULE = 4;

    private ExitCode() {}
}
