/**
 * A judge that is a program of its own, in any language: a question goes out as JSON by HTTP, a verdict comes back
 * ({@link stoa.judge.http.HttpJudge}). The schema and an example stand in the README.
 */
@Plugin(id = "judge-http", title = "Judge: a program beside the platform")
@NullMarked
package stoa.judge.http;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
