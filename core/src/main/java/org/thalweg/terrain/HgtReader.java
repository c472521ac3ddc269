package org.thalweg.terrain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the HGT tiles of the Shuttle Radar Topography Mission: one degree by one degree of WGS 84, heights in whole
 * metres, high byte first, from north to south, -32768 for a void; 1201 x 1201 samples (3 arc-seconds) or 3601 x 3601
 * (1 arc-second), those at the edges shared with the neighbours. The name gives the south-western corner: N38E046 is
 * 38 to 39 degrees north, 46 to 47 degrees east. Plain, gzipped (.hgt.gz) or in a zip archive with one such tile.
 * Source: USGS, SRTM Topography documentation (2015), section 2.
 */
public final class HgtReader extends RasterFile {
    private static final Pattern NAME = Pattern.compile("([ns])(\\d{2})([ew])(\\d{3})(\\D.*)?\\.hgt(\\.gz|\\.zip)?");
    private static final int VOID = -32768;
    private static final int ONE_SECOND = 3601;
    private static final int THREE_SECONDS = 1201;
    private static final int MOST_BYTES = 2 * ONE_SECOND * ONE_SECOND;
    /** Entries of an archive that are looked through for a tile. */
    private static final int MOST_ENTRIES = 100;

    private final String name;
    private final byte[] bytes;
    private final RasterFrame frame;

    private HgtReader(String name, String tile, byte[] bytes) throws RasterException {
        this.name = name;
        this.bytes = bytes;
        int samples = samples(bytes.length);
        Matcher corner = NAME.matcher(tile.toLowerCase(Locale.ROOT));
        if (!corner.matches()) {
            throw new RasterException(name + ": the tile's name \"" + tile
                    + "\" does not give its corner; name it like N38E046.hgt");
        }
        int south = Integer.parseInt(corner.group(2)) * (corner.group(1).equals("n") ? 1 : -1);
        int west = Integer.parseInt(corner.group(4)) * (corner.group(3).equals("e") ? 1 : -1);
        if (south < -90 || south > 89 || west < -180 || west > 179) {
            throw new RasterException(name + ": the tile's name gives latitude " + south + " and longitude " + west
                    + ", which is not on the globe; name it like N38E046.hgt");
        }
        double step = 1.0 / (samples - 1);
        this.frame = new RasterFrame(west, south + 1, step, -step, samples, samples, Optional.of("EPSG:4326"));
    }

    /** The samples of a side, from the tile's length. */
    private int samples(int length) throws RasterException {
        if (length == 2 * THREE_SECONDS * THREE_SECONDS) {
            return THREE_SECONDS;
        }
        if (length == MOST_BYTES) {
            return ONE_SECOND;
        }
        throw new RasterException(name + ": holds " + (length > MOST_BYTES ? "more than " + MOST_BYTES : length)
                + " bytes where a tile has 2884802 (3 arc-seconds) or 25934402 (1 arc-second); get the file again");
    }

    /**
     * Opens a tile, reading it whole.
     *
     * @param path a file named like N38E046.hgt, N38E046.hgt.gz or N38E046.SRTMGL1.hgt.zip
     * @return the opened tile
     * @throws RasterException if it is missing, damaged or not such a tile
     */
    public static HgtReader open(Path path) throws RasterException {
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(path)) {
            if (lower.endsWith(".zip")) {
                return fromZip(name, in);
            }
            try (InputStream plain = lower.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in) {
                return new HgtReader(name, name, plain.readNBytes(MOST_BYTES + 1));
            }
        } catch (RasterException e) {
            throw e;
        } catch (IOException e) {
            throw new RasterException(name + ": is missing or damaged (" + e.getMessage() + "); get the file again", e);
        }
    }

    private static HgtReader fromZip(String name, InputStream in) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (int i = 0; i < MOST_ENTRIES; i++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    break;
                }
                String inside = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (inside.toLowerCase(Locale.ROOT).endsWith(".hgt")) {
                    return new HgtReader(name, inside, zip.readNBytes(MOST_BYTES + 1));
                }
            }
        } catch (IllegalArgumentException e) {
            // What the JDK's zip reader throws for an entry's name that is not text.
            throw new RasterException(name + ": is a damaged archive (" + e.getMessage() + "); get the file again", e);
        }
        throw new RasterException(name + ": is no archive with a tile named like N38E046.hgt in it; unpack it by hand");
    }

    /**
     * Tells a tile by its file's name.
     *
     * @param lowerName the file's name in lower case
     * @return true if it ends like a tile's
     */
    static boolean isHgtName(String lowerName) {
        return lowerName.endsWith(".hgt") || lowerName.endsWith(".hgt.gz") || lowerName.endsWith(".hgt.zip");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public RasterFrame frame(int level) {
        if (level != 0) {
            throw new IllegalArgumentException("an HGT tile has one level");
        }
        return frame;
    }

    @Override
    void scan(int level, RasterWindow window, RowTarget target) throws RasterException {
        ByteBuffer samples = ByteBuffer.wrap(bytes);
        float[] row = new float[window.columns()];
        for (int r = window.row(); r < window.row() + window.rows(); r++) {
            for (int c = 0; c < row.length; c++) {
                short height = samples.getShort(2 * (r * frame.columns() + window.column() + c));
                row[c] = height == VOID ? Float.NaN : height;
            }
            target.put(r, window.column(), row, row.length);
        }
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
