-- Whether versions of a day of n values together tell each of them: their statuses as DayCodec packs them, runs of a mark (0 =
-- missing, bit 5 = a remark's number follows) and a length as varint; empty = all are true values.
create function is_complete(told bytea[], n int) returns boolean language plpgsql immutable as $$
declare
    present  bit varying := repeat('0', n)::bit varying;
    statuses bytea;
    at       int;
    mark     int;
    length   int;
    shift    int;
    filled   int;
begin
    foreach statuses in array told loop
        if octet_length(statuses) = 0 then return true; end if;
        at := 0;
        filled := 0;
        while at < octet_length(statuses) loop
            mark := get_byte(statuses, at);
            at := at + 1;
            length := 0;
            shift := 0;
            loop
                length := length | ((get_byte(statuses, at) & 127) << shift);
                at := at + 1;
                exit when get_byte(statuses, at - 1) < 128;
                shift := shift + 7;
            end loop;
            if mark & 32 <> 0 then at := at + 1; end if;
            if mark & 31 <> 0 then
                present := overlay(present placing repeat('1', length)::bit varying from filled + 1 for length);
            end if;
            filled := filled + length;
        end loop;
    end loop;
    return position(B'0' in present) = 0;
end $$;
