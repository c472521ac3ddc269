package org.thalweg.terrain;

import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** A projected CRS: between grid coordinates and WGS 84 longitude and latitude. Not safe for several threads at once. */
public final class Projection {
    private final CoordinateTransform toGrid;
    private final CoordinateTransform toDegrees;

    private Projection(CoordinateReferenceSystem grid, CoordinateReferenceSystem wgs84) {
        CoordinateTransformFactory transforms = new CoordinateTransformFactory();
        toGrid = transforms.createTransform(wgs84, grid);
        toDegrees = transforms.createTransform(grid, wgs84);
    }

    /**
     * Opens a projection.
     *
     * @param crs {@code EPSG:n}
     * @return the projection
     * @throws IllegalArgumentException when the CRS is unknown or not a projected one
     */
    public static Projection of(String crs) {
        CRSFactory factory = new CRSFactory();
        CoordinateReferenceSystem grid;
        try {
            grid = factory.createFromName(crs);
        } catch (Proj4jException e) {
            throw new IllegalArgumentException(crs + " is not a known CRS", e);
        }
        if (grid == null || grid.isGeographic()) {
            throw new IllegalArgumentException(crs + " is not a projected CRS");
        }
        return new Projection(grid, factory.createFromName("EPSG:4326"));
    }

    /**
     * The UTM zone of a point, on WGS 84.
     *
     * @param lon longitude (degrees)
     * @param lat latitude (degrees)
     * @return {@code EPSG:326zz} north of the equator, {@code EPSG:327zz} south of it
     */
    public static String utmZoneOf(double lon, double lat) {
        int zone = Math.max(1, Math.min(60, (int) Math.floor((lon + 180) / 6) + 1));
        return "EPSG:" + ((lat < 0 ? 32700 : 32600) + zone);
    }

    /**
     * Projects.
     *
     * @param lon longitude (degrees)
     * @param lat latitude (degrees)
     * @return easting and northing (m); NaN where the projection does not reach
     */
    public double[] forward(double lon, double lat) {
        return transform(toGrid, lon, lat);
    }

    /**
     * Projects back.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return longitude and latitude (degrees); NaN where the projection does not reach
     */
    public double[] inverse(double x, double y) {
        return transform(toDegrees, x, y);
    }

    private static double[] transform(CoordinateTransform transform, double a, double b) {
        try {
            ProjCoordinate out = transform.transform(new ProjCoordinate(a, b), new ProjCoordinate());
            return new double[] {out.x, out.y};
        } catch (Proj4jException e) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }
}
