package org.thalweg.terrain;

import java.io.IOException;

/**
 * A raster that cannot be used: missing, damaged, of a kind that is not read, or in the wrong place. The message is one
 * plain sentence that names the file, the place in it, the value found and the remedy.
 */
public final class RasterException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Refuses a raster.
     *
     * @param sentence file, place, value, remedy
     */
    public RasterException(String sentence) {
        super(sentence);
    }

    /**
     * Refuses a raster that could not be read.
     *
     * @param sentence file, place, value, remedy
     * @param cause what the system said
     */
    public RasterException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
