using System.Data.Common;
using System.Diagnostics;
using System.Security.Authentication;
using Dapper;
using Roomtone.Hosting;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Database.Tests;

/// <summary>Against a real server whose certificate a private authority signed for "localhost" and for no address.</summary>
public sealed class ServerCertificateTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _trusted;
    private readonly TestAuthority _foreign;
    private readonly PrivateDatabase _database;

    public ServerCertificateTests()
    {
        (_trusted, _foreign) = (new TestAuthority(_folder.In("trusted")), new TestAuthority(_folder.In("foreign")));
        _database = new PrivateDatabase(_folder.In("database"), tls: _trusted.FilesFor("localhost"));
    }

    public async ValueTask InitializeAsync() => await _database.StartAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_right_name_and_authority_are_accepted_and_the_way_is_encrypted()
    {
        await using var source = Source("localhost", _trusted.CaFile);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "TLSv1",
            connection.QuerySingle<(string, string Version)>("SHOW SESSION STATUS LIKE 'Ssl_version'").Version,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", false)]
    public async Task Another_name_and_another_authority_are_refused(string host, bool trusted)
    {
        await using var source = Source(host, trusted ? _trusted.CaFile : _foreign.CaFile);

        var refused = await Assert.ThrowsAnyAsync<DbException>(() =>
            source.OpenConnectionAsync(TestContext.Current.CancellationToken).AsTask()
        );

        Assert.True(DatabaseError.IsTls(refused), refused.ToString());
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    /// <summary>To cancel, the driver connects to the bare address, which the certificate does not name.</summary>
    [Fact]
    public async Task A_command_can_be_cancelled_over_TLS()
    {
        await using var source = Source("localhost", _trusted.CaFile);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT SLEEP(300)", cancellationToken: enough.Token))
        );

        Assert.True(clock.Elapsed < Eventually.Limit, $"It took {clock.Elapsed}.");
        await using var other = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            0,
            other.ExecuteScalar<long>(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND info LIKE '%SLEEP%'"
            )
        );
    }

    [Fact]
    public void A_file_without_a_certificate_is_refused_with_a_sentence()
    {
        File.WriteAllText(_folder.In("empty.crt"), "no certificate");

        Assert.Contains(
            "empty.crt",
            Assert.Throws<SettingsException>(() => Source("localhost", _folder.In("empty.crt"))).Message,
            StringComparison.Ordinal
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _trusted.Dispose();
        _foreign.Dispose();
        _folder.Dispose();
    }

    private DbDataSource Source(string host, string caFile) =>
        DatabaseSource.Create(
            new DatabaseSettings
            {
                Host = host,
                Port = _database.Port,
                User = PrivateDatabase.User,
                Tls = true,
                CaFile = caFile,
            },
            _database.UserPassword,
            ConnectionLimits.Default
        );
}
