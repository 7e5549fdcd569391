package org.stromlauf.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** The suppliers' customers. */
@Repository
public class Customers {

    private final JdbcClient jdbc;

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer of that id; an unknown id is an error of the caller. */
    public Customer get(TenantId tenant, CustomerId id) {
        return find(tenant, id).orElseThrow(() -> new NoSuchElementException("No customer " + id + " of " + tenant));
    }

    public Optional<Customer> find(TenantId tenant, CustomerId id) {
        return jdbc.sql("select * from contracts.customer where tenant = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(Customers::row)
                .optional();
    }

    /** A page in the order of customer numbers, after the last number of the page before. */
    public List<Customer> page(TenantId tenant, String afterNumber, int size) {
        return jdbc.sql(
                        """
                        select * from contracts.customer
                        where tenant = :tenant and number > :after
                        order by number limit :size
                        """)
                .param("tenant", tenant.value())
                .param("after", afterNumber)
                .param("size", size)
                .query(Customers::row)
                .list();
    }

    /**
     * A customer tells what his bills shall name; the same again changes nothing.
     *
     * @throws IllegalArgumentException when he is a private one, or an authority whose reference is no Leitweg-ID
     */
    public Customer refer(TenantId tenant, CustomerId id, String buyerReference) {
        var kind = get(tenant, id).name().kind();
        if (kind == CustomerName.Kind.PRIVATE) {
            throw new IllegalArgumentException("a private customer's bills name no buyer reference");
        }
        FrameworkTerms.requireShort("buyerReference", buyerReference);
        if (kind == CustomerName.Kind.PUBLIC) LeitwegId.require(buyerReference);
        var rows = jdbc.sql(
                        "update contracts.customer set buyer_reference = :reference where tenant = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("reference", buyerReference)
                .update();
        if (rows != 1) throw new IllegalStateException("Customer " + id + " was not changed");
        return get(tenant, id);
    }

    void add(Customer customer) {
        var name = customer.name();
        var address = customer.address();
        var mandate = customer.mandate();
        var rows = jdbc.sql(
                        """
                        insert into contracts.customer (tenant, id, number, kind, surname, first_name, street,
                            house_number, postal_code, city, country, email, iban, account_holder,
                            mandate_reference, mandate_signed_on)
                        values (:tenant, :id, :number, :kind, :surname, :firstName, :street,
                            :houseNumber, :postalCode, :city, :country, :email, :iban, :holder,
                            :mandateReference, :mandateSignedOn)
                        """)
                .param("tenant", customer.tenant().value())
                .param("id", customer.id().value())
                .param("number", customer.number())
                .param("kind", name.kind().name())
                .param("surname", name.surname())
                .param("firstName", name.firstName())
                .param("street", address.street())
                .param("houseNumber", address.houseNumber())
                .param("postalCode", address.postalCode())
                .param("city", address.city())
                .param("country", address.country())
                .param("email", customer.email())
                .param("iban", mandate == null ? null : mandate.iban())
                .param("holder", mandate == null ? null : mandate.accountHolder())
                .param("mandateReference", mandate == null ? null : mandate.reference())
                .param("mandateSignedOn", mandate == null ? null : mandate.signedOn())
                .update();
        if (rows != 1) throw new IllegalStateException("Customer " + customer.id() + " was not stored");
    }

    private static Customer row(ResultSet row, int number) throws SQLException {
        return new Customer(
                TenantId.of(row.getString("tenant")),
                CustomerId.of(row.getString("id")),
                row.getString("number"),
                new CustomerName(
                        CustomerName.Kind.valueOf(row.getString("kind")),
                        row.getString("surname"),
                        row.getString("first_name")),
                new PostalAddress(
                        row.getString("street"),
                        row.getString("house_number"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("country")),
                row.getString("email"),
                mandate(row),
                row.getString("buyer_reference"));
    }

    private static @Nullable DirectDebitMandate mandate(ResultSet row) throws SQLException {
        var iban = row.getString("iban");
        if (iban == null) return null;
        return new DirectDebitMandate(
                iban,
                row.getString("account_holder"),
                row.getString("mandate_reference"),
                row.getObject("mandate_signed_on", java.time.LocalDate.class));
    }
}
