import type { ClientBase } from 'pg';

/** A privilege on one of this project's functions or views that somebody other than the owner has. */
export interface Grant {
  kind: 'function' | 'view';
  name: string;
  /** The quoted role, or `public` for everybody. Null if only the owner may call the function. */
  grantee: string | null;
  privilege: string;
  grantable: boolean;
}

const grantee = `case acl.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end`;

/**
 * Reads the grants on the functions and views of `schema_objects`. A function with PostgreSQL's default permissions has none to restore.
 */
export async function readGrants(client: ClientBase): Promise<Grant[]> {
  const { rows } = await client.query<Grant>(`
    select o.kind, o.name, ${grantee} as grantee, acl.privilege_type as privilege, acl.is_grantable as grantable
    from schema_objects o join pg_proc p on o.kind = 'function' and p.oid = to_regprocedure(o.identity)
    left join lateral aclexplode(p.proacl) as acl on acl.grantee <> p.proowner
    where p.proacl is not null
    union all
    select o.kind, o.name, ${grantee}, acl.privilege_type, acl.is_grantable
    from schema_objects o join pg_class c on o.kind = 'view' and c.oid = to_regclass(o.identity)
    cross join lateral aclexplode(c.relacl) as acl
    where acl.grantee <> c.relowner`);
  return rows;
}

/** Restores the grants on the objects of the same names. A function with narrowed permissions is not opened to everybody. */
export async function restoreGrants(client: ClientBase, grants: readonly Grant[]): Promise<void> {
  const { rows } = await client.query<{ kind: string; name: string; identity: string }>(
    'select kind, name, identity from schema_objects',
  );
  const identities = new Map(rows.map(({ kind, name, identity }) => [`${kind} ${name}`, identity]));
  const target = ({ kind, name }: Grant) => {
    const identity = identities.get(`${kind} ${name}`);
    return identity && `${kind === 'function' ? 'function ' : ''}${identity}`;
  };
  for (const narrowed of new Set(grants.filter(({ kind }) => kind === 'function').map(target))) {
    if (narrowed) await client.query(`revoke all on ${narrowed} from public`);
  }
  for (const grant of grants) {
    const on = target(grant);
    const option = grant.grantable ? ' with grant option' : '';
    if (on && grant.grantee) await client.query(`grant ${grant.privilege} on ${on} to ${grant.grantee}${option}`);
  }
}
