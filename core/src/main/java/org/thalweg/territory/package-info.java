/** Where a line may run: territory, borders and their set-backs, zones, gates; and the raster that the engine reads. */
package org.thalweg.territory;
