package org.thalweg.terrain;

import java.util.Random;

/**
 * A possible error of a ground's heights: one seeded draw of a Gaussian field with mean zero. The covariance of the errors
 * at two points d apart is {@code deviation^2 exp(-d^2 / (2 length^2))}.
 *
 * <p>Method: a sum of plane waves with random phase, whose wave numbers are normal with deviation 1 / length, which has this
 * covariance exactly over draws (the spectral method of Shinozuka and Jan 1972), written on a lattice with a sixth of the
 * length between nodes and bilinear between them. That lowers the variance by at most 3 % in the middle of a lattice cell.
 * Immutable.
 */
public final class HeightError {
    private static final int WAVES = 64;
    private static final double NODES_PER_LENGTH = 6;

    private final GridTerrain field;

    private HeightError(GridTerrain field) {
        this.field = field;
    }

    /**
     * Draws an error.
     *
     * @param ground the raster that it is an error of
     * @param deviation standard deviation (m), not negative
     * @param length correlation length (m), positive
     * @param seed seed of the draw
     * @return the error
     * @throws IllegalArgumentException when the deviation is negative or the length not positive
     */
    public static HeightError draw(GridFrame ground, double deviation, double length, long seed) {
        if (!(deviation >= 0) || !(length > 0)) {
            throw new IllegalArgumentException("an error of heights needs a deviation of at least 0 and a positive length");
        }
        double cell = length / NODES_PER_LENGTH;
        int columns = 2 + (int) ((ground.columns() - 1) * ground.cell() / cell);
        int rows = 2 + (int) ((ground.rows() - 1) * ground.cell() / cell);
        GridFrame frame = new GridFrame(ground.x0(), ground.y0(), cell, columns, rows);
        float[] errors = new float[frame.size()];
        Random random = new Random(seed);
        for (int wave = 0; wave < WAVES; wave++) {
            double acrossX = random.nextGaussian() / length * cell;
            double acrossY = random.nextGaussian() / length * cell;
            double phase = 2 * StrictMath.PI * random.nextDouble();
            addWave(errors, columns, rows, deviation * StrictMath.sqrt(2.0 / WAVES), acrossX, acrossY, phase);
        }
        return new HeightError(new GridTerrain(frame, errors));
    }

    /** Adds a wave, turned by a fixed angle from column to column: two products a node where a cosine would be dear. */
    private static void addWave(
            float[] to, int columns, int rows, double size, double acrossX, double acrossY, double phase) {
        double turnCos = StrictMath.cos(acrossX);
        double turnSin = StrictMath.sin(acrossX);
        for (int r = 0; r < rows; r++) {
            double c = size * StrictMath.cos(phase + acrossY * r);
            double s = size * StrictMath.sin(phase + acrossY * r);
            for (int i = r * columns; i < (r + 1) * columns; i++) {
                to[i] += (float) c;
                double next = c * turnCos - s * turnSin;
                s = s * turnCos + c * turnSin;
                c = next;
            }
        }
    }

    /**
     * The error at a point.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return what is to be added to the height (m); NaN outside the raster
     */
    public double at(double x, double y) {
        return field.heightAt(x, y);
    }

    /**
     * A ground with this error.
     *
     * @param ground the ground
     * @return the ground, higher or lower by the error
     */
    public Terrain on(Terrain ground) {
        return (x, y) -> ground.heightAt(x, y) + field.heightAt(x, y);
    }
}
