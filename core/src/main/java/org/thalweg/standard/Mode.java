package org.thalweg.standard;

import java.util.Locale;

/** What the line carries. */
public enum Mode {
    /** A road. */
    ROAD,
    /** A railway. */
    RAIL;

    /**
     * The name used in files and folders.
     *
     * @return {@code road} or {@code rail}
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name used in sentences.
     *
     * @return {@code road} or {@code railway}
     */
    public String words() {
        return this == RAIL ? "railway" : "road";
    }
}
