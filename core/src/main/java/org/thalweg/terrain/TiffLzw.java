package org.thalweg.terrain;

import java.nio.ByteBuffer;

/**
 * TIFF's LZW: codes of 9 to 12 bits, highest bit first, growing one code early. Source: TIFF 6.0 (1992) section 13.
 */
final class TiffLzw extends TiffBytes {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int TABLE = 4096;

    /** The string of code c is that of prefix[c], followed by suffix[c]; length[c] bytes in all. */
    private final short[] prefix = new short[TABLE];

    private final byte[] suffix = new byte[TABLE];
    private final int[] length = new int[TABLE];
    /** The string decoded last, of which the bytes from {@code given} on are still to be handed out. */
    private final byte[] string = new byte[TABLE + 1];

    private int stringLength;
    private int given;
    private int next;
    private int width;
    private int previous;
    private int bits;
    private int bitCount;
    private boolean fresh;

    TiffLzw(TiffInput input) {
        super(input);
        for (int i = 0; i < CLEAR; i++) {
            suffix[i] = (byte) i;
            length[i] = 1;
        }
    }

    @Override
    void restart() {
        clear();
        stringLength = 0;
        given = 0;
        bits = 0;
        bitCount = 0;
        fresh = true;
    }

    private void clear() {
        next = FIRST;
        width = 9;
        previous = -1;
    }

    @Override
    void read(byte[] target, int count) throws RasterException {
        int filled = 0;
        while (filled < count) {
            if (given == stringLength) {
                decode();
            }
            int take = Math.min(count - filled, stringLength - given);
            System.arraycopy(string, given, target, filled, take);
            given += take;
            filled += take;
        }
    }

    /** Decodes the next code into {@link #string}. */
    private void decode() throws RasterException {
        int code = code();
        while (code == CLEAR) {
            clear();
            code = code();
        }
        if (code == END) {
            throw damaged("ends before its last row");
        }
        if (code > next || (code >= CLEAR && previous < 0) || (code == next && next == TABLE)) {
            throw damaged("holds LZW code " + code + " before it is defined");
        }
        if (code < next) {
            spell(code);
        } else {
            // The one code that may be used before it is known: the string before, and its own first byte again.
            spell(previous);
            string[stringLength++] = string[0];
        }
        given = 0;
        if (previous >= 0 && next < TABLE) {
            prefix[next] = (short) previous;
            suffix[next] = string[0];
            length[next] = length[previous] + 1;
            next++;
            if (next == (1 << width) - 1 && width < 12) {
                width++;
            }
        }
        previous = code;
    }

    /** Writes a code's string, last byte first. */
    private void spell(int code) {
        stringLength = length[code];
        int rest = code;
        for (int i = stringLength - 1; i >= 0; i--) {
            string[i] = suffix[rest];
            rest = prefix[rest];
        }
    }

    private int code() throws RasterException {
        while (bitCount < width) {
            ByteBuffer from = more();
            if (fresh && from.remaining() > 1 && from.get(from.position()) == 0
                    && (from.get(from.position() + 1) & 1) == 1) {
                throw damaged("is LZW of the kind before TIFF 6.0; write the file anew with gdal_translate");
            }
            fresh = false;
            bits = bits << 8 | from.get() & 0xFF;
            bitCount += 8;
        }
        bitCount -= width;
        return bits >>> bitCount & (1 << width) - 1;
    }
}
