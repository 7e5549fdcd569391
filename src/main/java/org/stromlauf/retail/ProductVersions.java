package org.stromlauf.retail;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** Products as a tenant's clerks wrote them: every version stays; the last one replaces the file of that name. */
@Repository
public class ProductVersions {

    private final JdbcClient jdbc;

    ProductVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version of a product.
     *
     * @param number counts from 1
     * @param author the user who wrote it
     * @param content YAML
     */
    public record Version(String product, int number, Instant recordedAt, String author, String content) {

        byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The last version of every product of a tenant. */
    List<Version> last(TenantId tenant) {
        return jdbc.sql(
                        """
                        select distinct on (product) * from retail.product_version where tenant = :tenant
                        order by product, version desc
                        """)
                .param("tenant", tenant.value())
                .query(ProductVersions::version)
                .list();
    }

    /** All versions of a product, the last first. */
    public List<Version> of(TenantId tenant, String product) {
        return jdbc.sql(
                        """
                        select * from retail.product_version where tenant = :tenant and product = :product
                        order by version desc
                        """)
                .param("tenant", tenant.value())
                .param("product", product)
                .query(ProductVersions::version)
                .list();
    }

    public Optional<Version> find(TenantId tenant, String product, int version) {
        return of(tenant, product).stream().filter(v -> v.number() == version).findFirst();
    }

    /** @return false when somebody else has written a version of that number */
    boolean add(TenantId tenant, Version version) {
        return jdbc.sql(
                                """
                        insert into retail.product_version (tenant, product, version, recorded_at, author, content)
                        values (:tenant, :product, :version, :at, :author, :content) on conflict do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("product", version.product())
                        .param("version", version.number())
                        .param("at", version.recordedAt().atOffset(ZoneOffset.UTC))
                        .param("author", version.author())
                        .param("content", version.content())
                        .update()
                == 1;
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("product"),
                row.getInt("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                row.getString("content"));
    }
}
