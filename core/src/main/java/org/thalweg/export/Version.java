package org.thalweg.export;

/** Which Thalweg wrote a file. */
public final class Version {
    /** The name that our files carry. */
    public static final String GENERATOR = "thalweg";

    /** The version, equal to that of the Maven build (a test compares them). */
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
