package org.thalweg.terrain;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.datum.Ellipsoid;

/**
 * A map projection by EPSG code: between WGS 84 longitude and latitude (degrees) and grid coordinates. Grid coordinates
 * are always easting first, whatever order the EPSG register gives. Immutable and safe for several threads.
 *
 * <p>The mathematics is proj4j's; transverse Mercator systems use its extended series (Poder and Engsager), which PROJ
 * uses too. UTM on WGS 84 agrees with PROJ's {@code cs2cs} to 0.1 mm. Systems on other datums are shifted with the
 * parameters that proj4j carries, which for old datums (Pulkovo 1942, for instance) may differ from PROJ's choice by
 * metres; grid-based shifts are not applied.
 */
public final class Projection {
    private static final Map<String, Projection> KNOWN = new ConcurrentHashMap<>();
    private static final CRSFactory FACTORY = new CRSFactory();

    private final String code;
    private final CoordinateReferenceSystem system;
    private final CoordinateTransform fromDegrees;
    private final CoordinateTransform toDegrees;
    private final boolean geographic;
    private final double metresPerUnit;

    private Projection(String code, CoordinateReferenceSystem system, CoordinateReferenceSystem degrees) {
        this.code = code;
        this.system = system;
        this.geographic = system.isGeographic();
        this.fromDegrees = new BasicCoordinateTransform(degrees, system);
        this.toDegrees = new BasicCoordinateTransform(system, degrees);
        this.metresPerUnit = geographic ? Double.NaN : 1 / system.getProjection().getFromMetres();
    }

    /**
     * The projection of an EPSG code.
     *
     * @param epsg code as {@code EPSG:32638}
     * @return the projection
     * @throws IllegalArgumentException with one plain sentence if there is no such code, or its projection is unknown
     */
    public static Projection of(String epsg) {
        String code = epsg.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("EPSG:\\d{4,6}")) {
            throw new IllegalArgumentException(
                    "the reference system \"" + epsg + "\" is not an EPSG code; give one such as EPSG:32638");
        }
        Projection known = KNOWN.get(code);
        if (known == null) {
            known = make(code);
            KNOWN.put(code, known);
        }
        return known;
    }

    /** The factory keeps its files in shared state: one at a time. */
    private static synchronized Projection make(String code) {
        try {
            CoordinateReferenceSystem degrees = FACTORY.createFromParameters("WGS 84", "+proj=longlat +datum=WGS84");
            CoordinateReferenceSystem system = FACTORY.createFromName(code);
            String[] parameters = system.getParameters().clone();
            for (int i = 0; i < parameters.length; i++) {
                // proj4j's plain series loses millimetres some degrees away from the central meridian.
                if (parameters[i].equals("+proj=tmerc")) {
                    parameters[i] = "+proj=etmerc";
                    system = FACTORY.createFromParameters(code, parameters);
                    break;
                }
            }
            return new Projection(code, system, degrees);
        } catch (Proj4jException e) {
            throw new IllegalArgumentException("the reference system " + code + " is not known here ("
                    + e.getMessage() + "); give a projected one in metres such as EPSG:32638", e);
        }
    }

    /**
     * The UTM zone of a place: plain zones of six degrees on WGS 84, without the exceptions for Norway and Svalbard.
     *
     * @param lonDeg longitude (degrees east, -180 to 180)
     * @param latDeg latitude (degrees north, -80 to 84)
     * @return {@code EPSG:326zz} north of the equator and on it, {@code EPSG:327zz} south of it
     * @throws IllegalArgumentException if UTM does not reach the place
     */
    public static String utmZoneOf(double lonDeg, double latDeg) {
        if (!(lonDeg >= -180 && lonDeg <= 180 && latDeg >= -80 && latDeg <= 84)) {
            throw new IllegalArgumentException("longitude " + lonDeg + ", latitude " + latDeg
                    + " is in no UTM zone; name a reference system in metres such as EPSG:32638");
        }
        int zone = Math.min(60, (int) Math.floor((lonDeg + 180) / 6) + 1);
        return String.format(Locale.ROOT, "EPSG:%d%02d", latDeg < 0 ? 327 : 326, zone);
    }

    /**
     * The code.
     *
     * @return {@code EPSG:n}
     */
    public String code() {
        return code;
    }

    /**
     * Whether the grid coordinates are longitude and latitude in degrees.
     *
     * @return true for a geographic system
     */
    public boolean isGeographic() {
        return geographic;
    }

    /**
     * Whether the grid coordinates are in metres.
     *
     * @return false for geographic systems and for those in feet
     */
    public boolean isMetric() {
        return Math.abs(metresPerUnit - 1) < 1e-12;
    }

    /**
     * The unit of the grid coordinates.
     *
     * @return metres, NaN for a geographic system
     */
    double metresPerUnit() {
        return metresPerUnit;
    }

    /**
     * From longitude and latitude to the grid.
     *
     * @param lonDeg WGS 84 longitude (degrees)
     * @param latDeg WGS 84 latitude (degrees)
     * @return easting and northing (the grid's unit); NaN where the projection does not reach
     */
    public double[] forward(double lonDeg, double latDeg) {
        return apply(fromDegrees, lonDeg, latDeg);
    }

    /**
     * From the grid to longitude and latitude.
     *
     * @param x easting (the grid's unit)
     * @param y northing (the grid's unit)
     * @return WGS 84 longitude and latitude (degrees); NaN where the projection does not reach
     */
    public double[] inverse(double x, double y) {
        return apply(toDegrees, x, y);
    }

    private static double[] apply(CoordinateTransform transform, double x, double y) {
        ProjCoordinate result = new ProjCoordinate();
        try {
            transform.transform(new ProjCoordinate(x, y), result);
        } catch (Proj4jException | IllegalStateException e) {
            // The point lies outside what the projection covers, or (the latter) off the globe in a datum shift.
            return new double[] {Double.NaN, Double.NaN};
        }
        return Double.isFinite(result.x) && Double.isFinite(result.y)
                ? new double[] {result.x, result.y}
                : new double[] {Double.NaN, Double.NaN};
    }

    /**
     * Length on the grid over length on the ellipsoid at a point: the mean of the scales along the meridian and along
     * the parallel, which are equal in conformal projections such as UTM. By central differences over about 130 m;
     * their error is below 1e-9. Source of the radii of curvature: Snyder, Map Projections (1987), eq. 4-18 and 4-20.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return scale factor (ratio), NaN where the projection does not reach or has no lengths
     */
    public double scaleAt(double x, double y) {
        if (geographic) {
            return Double.NaN;
        }
        double[] place = inverse(x, y);
        double step = Math.toDegrees(1e-5);
        double[] north = forward(place[0], place[1] + step);
        double[] south = forward(place[0], place[1] - step);
        double[] east = forward(place[0] + step, place[1]);
        double[] west = forward(place[0] - step, place[1]);
        double[] degree = metresPerRadian(place[1]);
        double alongMeridian = StrictMath.hypot(north[0] - south[0], north[1] - south[1]) / (2e-5 * degree[1]);
        double alongParallel = StrictMath.hypot(east[0] - west[0], east[1] - west[1]) / (2e-5 * degree[0]);
        return metresPerUnit * (alongMeridian + alongParallel) / 2;
    }

    /**
     * Lengths on this system's ellipsoid.
     *
     * @param latDeg latitude (degrees)
     * @return metres per radian of longitude, and per radian of latitude
     */
    double[] metresPerRadian(double latDeg) {
        Ellipsoid ellipsoid = system.getDatum().getEllipsoid();
        double latitude = Math.toRadians(latDeg);
        double sine = StrictMath.sin(latitude);
        double e2 = ellipsoid.getEccentricitySquared();
        double w = 1 - e2 * sine * sine;
        double acrossMeridian = ellipsoid.getEquatorRadius() / StrictMath.sqrt(w);
        double alongMeridian = acrossMeridian * (1 - e2) / w;
        return new double[] {acrossMeridian * StrictMath.cos(latitude), alongMeridian};
    }

    @Override
    public String toString() {
        return code;
    }
}
