using System.ComponentModel.DataAnnotations;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Changes to the accounts of others. Each change holds all owners while it looks, so that two who switch each other off
/// at the same moment do not leave none.
/// </summary>
internal sealed class AccountAdministration(HistoryDatabase database)
{
    private const string HoldOwners =
        $"SELECT name FROM accounts WHERE role = '{Roles.Owner}' AND disabled = 0 AND all_sites = 1 ORDER BY name FOR UPDATE";

    public Task<IReadOnlyList<AccountView>> AllAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(ReadAsync, cancellationToken);

    /// <returns>False where nobody would be left who may do all.</returns>
    public Task<bool> ChangeAsync(
        string name,
        string role,
        bool disabled,
        IReadOnlyCollection<string>? sites,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            name,
            staysOwner: role == Roles.Owner && !disabled && sites is null,
            async db =>
            {
                await db.ExecuteAsync(
                    "UPDATE accounts SET role = @role, disabled = @disabled, all_sites = @all WHERE name = @name",
                    new
                    {
                        name,
                        role,
                        disabled,
                        all = sites is null,
                    }
                );
                await SetSitesAsync(db, name, sites);
                if (disabled || !Roles.MayChange.Contains(role) || sites is not null)
                    await EndCodesAsync(db, name);
            },
            cancellationToken
        );

    /// <returns>False where nobody would be left who may do all.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        staysOwner: false,
        async db =>
        {
            await db.ExecuteAsync("DELETE FROM accounts WHERE name = @name", new { name });
            await SetSitesAsync(db, name, []);
            await EndCodesAsync(db, name);
            await db.ExecuteAsync("UPDATE profiles SET account = NULL WHERE account = @name", new { name });
        },
        cancellationToken);

    private Task<bool> ChangeAsync(string name, bool staysOwner, Func<DatabaseSession, Task> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                var owners = await db.QueryAsync<string>(HoldOwners);
                if (!staysOwner && owners is [var last] && last == name)
                    return false;
                await change(db);
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken
        );

    /// <summary>With a code somebody could let a device in, or take a known one's place, after they were put out themselves.</summary>
    private static async Task EndCodesAsync(DatabaseSession db, string name)
    {
        await db.ExecuteAsync("DELETE FROM join_codes WHERE made_by = @name AND used_at IS NULL", new { name });
        await db.ExecuteAsync("UPDATE walls SET code_hash = NULL WHERE made_by = @name", new { name });
    }

    private static async Task SetSitesAsync(DatabaseSession db, string name, IReadOnlyCollection<string>? sites)
    {
        await db.ExecuteAsync("DELETE FROM site_accounts WHERE account = @name", new { name });
        foreach (var site in sites ?? [])
            await db.ExecuteAsync("INSERT IGNORE INTO site_accounts (account, site) VALUES (@name, @site)", new { name, site });
    }

    private static async Task<IReadOnlyList<AccountView>> ReadAsync(DatabaseSession db)
    {
        var sites = (await db.QueryAsync<(string Account, string Site)>("SELECT account, site FROM site_accounts")).ToLookup(
            row => row.Account,
            row => row.Site,
            StringComparer.Ordinal
        );
        var rows = await db.QueryAsync<Row>(
            "SELECT name AS Name, role AS Role, disabled AS Disabled, all_sites AS AllSites, must_change AS MustChange, locked_until AS LockedUntil, created_at AS CreatedAt FROM accounts ORDER BY name"
        );
        return
        [
            .. rows.Select(row => new AccountView(
                row.Name,
                row.Role,
                row.Disabled,
                row.MustChange,
                row.LockedUntil?.FromDatabase(),
                row.CreatedAt.FromDatabase(),
                row.AllSites ? null : [.. sites[row.Name].Order(StringComparer.Ordinal)]
            )),
        ];
    }

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public bool Disabled { get; init; }

        public bool AllSites { get; init; }

        public bool MustChange { get; init; }

        public DateTime? LockedUntil { get; init; }

        public DateTime CreatedAt { get; init; }
    }
}

/// <summary>An account as administrators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">owner, admin or viewer.</param>
/// <param name="Disabled">Whether it is switched off.</param>
/// <param name="MustChange">Whether its password was made for it and must be changed.</param>
/// <param name="LockedUntil">After too many wrong passwords, UTC.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Sites">The sites it sees; null for all.</param>
internal sealed record AccountView(
    string Name,
    [property: AllowedValues(Roles.Owner, Roles.Admin, Roles.Staff, Roles.Viewer)] string Role,
    bool Disabled,
    bool MustChange,
    DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string>? Sites);
