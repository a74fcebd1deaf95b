using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Dashboard.Accounts;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Accounts;

public sealed class SessionKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("<key id=\"a\"")]
    [InlineData("<other/>")]
    [InlineData("<key id=\"none\" version=\"1\"><creationDate>2026-01-01T00:00:00Z</creationDate></key>")]
    [InlineData("<key id=\"0195e6a1-3f0a-7000-8000-000000000001\" version=\"1\"><creationDate>soon</creationDate><activationDate/><expirationDate/><descriptor/></key>")]
    public void A_damaged_key_is_moved_aside_and_logins_go_on(string text)
    {
        Protect();
        var damaged = Directory.GetFiles(_folder.Path, "key-*.xml").Single();
        File.WriteAllText(damaged, text);

        var sealedAnew = Protect();

        Assert.NotEmpty(sealedAnew);
        Assert.True(File.Exists(damaged + ".damaged"));
        Assert.Single(Directory.GetFiles(_folder.Path, "key-*.xml"));
    }

    [Fact]
    public void A_sound_key_stays()
    {
        Protect();
        var key = Directory.GetFiles(_folder.Path).Single();

        Protect();

        Assert.Equal([key], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_key_is_moved_aside()
    {
        Directory.CreateDirectory(_folder.In("key-0.xml"));

        Assert.NotEmpty(Protect());
        Assert.True(Directory.Exists(_folder.In("key-0.xml.damaged")));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused_with_the_key()
    {
        File.WriteAllText(_folder.In("keys"), "");

        var refusal = Assert.Throws<SettingsException>(() => SessionKeys.Prepare(_folder.In("keys")));

        Assert.StartsWith($"Accounts: KeysFolder is {_folder.In("keys")}, which", refusal.Message, StringComparison.Ordinal);
    }

    private string Protect()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(SessionKeys.Prepare(_folder.Path));
        using var provider = services.BuildServiceProvider();
        Assert.NotEmpty(provider.GetRequiredService<IKeyManager>().GetAllKeys().Append(null));
        return provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("text");
    }
}
