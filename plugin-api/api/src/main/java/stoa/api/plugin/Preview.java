package stoa.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks an element that may still change in a minor version; it leaves preview when two implementations exist. */
@Documented
@Retention(RetentionPolicy.CLASS)
public @interface Preview {}
