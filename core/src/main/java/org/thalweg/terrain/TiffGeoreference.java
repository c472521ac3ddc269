package org.thalweg.terrain;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a GeoTIFF lies, from its tags. Source: OGC 19-008r4 (GeoTIFF 1.1), sections 7.1 to 7.4 and annex B.
 */
final class TiffGeoreference {
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int GEODETIC_CRS = 2048;
    private static final int GEODETIC_ANGLE_UNIT = 2054;
    private static final int PROJECTED_CRS = 3072;
    private static final int VERTICAL_UNIT = 4099;
    private static final int USER_DEFINED = 32767;
    private static final int METRE = 9001;
    private static final int DEGREE = 9102;
    /** No map has coordinates beyond this, in whatever unit. */
    private static final double MOST_COORDINATE = 1e9;
    /** More keys than GeoTIFF defines. */
    private static final int MOST_KEYS = 4096;

    private final TiffInput input;
    private final TiffDirectory tags;
    /** Four numbers a key: key, tag that holds the value (0: right here), count, value. */
    private final long[] keys;

    private TiffGeoreference(TiffInput input, TiffDirectory tags) throws RasterException {
        this.input = input;
        this.tags = tags;
        this.keys = tags.integers(TiffDirectory.GEO_KEYS, MOST_KEYS);
    }

    /**
     * Reads the frame of a file's main image.
     *
     * @param input the file
     * @param tags the main image's directory
     * @param image its layout
     * @return frame
     * @throws RasterException if the file does not say where it lies, or says it in a way that is not read here
     */
    static RasterFrame frame(TiffInput input, TiffDirectory tags, TiffImage image) throws RasterException {
        TiffGeoreference reference = new TiffGeoreference(input, tags);
        double[] affine = reference.affine();
        // Centres: half a cell in from the corner, unless the file ties cell centres already.
        double half = reference.key(RASTER_TYPE, 1) == 2 ? 0 : 0.5;
        Optional<String> crs = reference.crs();
        double x0 = affine[0] + half * affine[1];
        double y0 = affine[2] + half * affine[3];
        double farthest = Math.max(Math.max(Math.abs(x0), Math.abs(x0 + image.width() * affine[1])),
                Math.max(Math.abs(y0), Math.abs(y0 + image.height() * affine[3])));
        if (!(farthest < MOST_COORDINATE)) {
            throw input.refuse("lies at %s, %s with cells of %s x %s, which is no place on Earth; set its place with "
                    + "gdal_translate -a_ullr", x0, y0, affine[1], affine[3]);
        }
        return new RasterFrame(x0, y0, affine[1], affine[3], image.width(), image.height(), crs);
    }

    /** Origin x, step x, origin y, step y of the file's own pixel positions. */
    private double[] affine() throws RasterException {
        double[] affine;
        if (tags.has(TiffDirectory.TRANSFORMATION)) {
            double[] m = exactly(TiffDirectory.TRANSFORMATION, 16);
            if (m[1] != 0 || m[4] != 0) {
                throw input.refuse("is rotated (tag 34264 has %s and %s off the diagonal); turn it north up with "
                        + "gdalwarp", m[1], m[4]);
            }
            affine = new double[] {m[3], m[0], m[7], m[5]};
        } else if (tags.has(TiffDirectory.PIXEL_SCALE) && tags.has(TiffDirectory.TIEPOINTS)) {
            double[] scale = exactly(TiffDirectory.PIXEL_SCALE, 2);
            double[] tie = exactly(TiffDirectory.TIEPOINTS, 6);
            // GDAL too takes the sign away from the row's step.
            double dy = -Math.abs(scale[1]);
            affine = new double[] {tie[3] - tie[0] * scale[0], scale[0], tie[4] - tie[1] * dy, dy};
        } else {
            throw input.refuse("does not say where it lies (no tags 33550 and 33922, nor 34264); set its place with "
                    + "gdal_translate -a_ullr and -a_srs");
        }
        if (!(affine[1] > 0) || !(Math.abs(affine[3]) > 0) || !Double.isFinite(affine[1] + affine[3])) {
            throw input.refuse("has cells of %s x %s, which no raster has; set its place with gdal_translate -a_ullr",
                    affine[1], affine[3]);
        }
        return affine;
    }

    private double[] exactly(int tag, int count) throws RasterException {
        double[] values = tags.reals(tag, count);
        if (values.length < count) {
            throw input.refuse("tag %d has %d numbers where %d are needed; get the file again", tag, values.length,
                    count);
        }
        return Arrays.copyOf(values, count);
    }

    private Optional<String> crs() throws RasterException {
        long vertical = key(VERTICAL_UNIT, METRE);
        if (vertical != METRE) {
            throw input.refuse("gives heights in EPSG unit %d, where metres (9001) are read here; convert them with "
                    + "gdal_calc.py", vertical);
        }
        long model = key(MODEL_TYPE, 0);
        long angle = key(GEODETIC_ANGLE_UNIT, DEGREE);
        long code = model == 2 ? key(GEODETIC_CRS, USER_DEFINED) : key(PROJECTED_CRS, USER_DEFINED);
        if (model == 0 && code == USER_DEFINED) {
            return Optional.empty();
        }
        boolean known = (model <= 2) && code > 0 && code != USER_DEFINED && (model != 2 || angle == DEGREE);
        if (!known) {
            throw input.refuse("has a reference system without an EPSG code (model type %d, code %d); bring it to one "
                    + "with gdalwarp -t_srs EPSG:n", model, code);
        }
        return Optional.of("EPSG:" + code);
    }

    /** The value of a key that is kept in the key directory itself. */
    private long key(int key, long otherwise) {
        for (int i = 4; i + 3 < keys.length; i += 4) {
            if (keys[i] == key && keys[i + 1] == 0) {
                return keys[i + 3];
            }
        }
        return otherwise;
    }
}
