/**
 * The pages of administrators: plugins, people, health. No code of its own runs on the server; the pages call the operations
 * of the platform's lifecycle ({@code plugins.*}, {@code backup.write}) and of the accounts ({@code people.*}).
 */
@NullMarked
@Plugin(id = "admin", title = "Administration")
package stoa.admin;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
