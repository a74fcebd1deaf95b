using System.Text;
using Roomtone.Contracts;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>What a hostile box says, from the broker to the owner's browser.</summary>
public sealed class HostileTextTests(WholeAppliance whole)
{
    private const string Hostile =
        """{"epoch":"<script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\"><svg onload=window.pwned=3>'; DROP TABLE rejected; --","events":[]}""";

    [Fact]
    public async Task A_script_in_a_payload_is_shown_as_text_and_does_not_run()
    {
        await SendAsync(Hostile);
        var page = await whole.OwnersPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(new Uri(whole.Appliance.Address, "manage/rejected").ToString());
        var row = page.Locator("[data-rejected]").Filter(new() { HasText = "window.pwned=1" });
        await Eventually.TrueAsync(
            async () =>
            {
                if (await row.CountAsync() > 0) return true;
                await page.ReloadAsync();
                return false;
            },
            "the payload is listed");

        Assert.Equal(Hostile, (await row.First.Locator("pre").InnerTextAsync()).Trim());
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.pwned"));
        Assert.Equal(0, await page.Locator("pre img, pre script, pre svg").CountAsync());
        Assert.Empty(complaints);
        await page.CloseAsync();
    }

    private async Task SendAsync(string payload)
    {
        var broker = whole.Appliance.Programs.Broker;
        await using var link = MqttRegistration.Create(
            new MqttSettings
            {
                Host = PrivateServer.Host,
                Port = broker.Port,
                User = Appliance.Device,
                ClientId = "hostile",
                SessionExpiry = TimeSpan.Zero,
            },
            broker.PasswordOf(Appliance.Device)
        );
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, "the hostile box is connected");
        await link.PublishAsync(Topics.Events(Appliance.Device), Encoding.UTF8.GetBytes(payload), QualityOfService.AtLeastOnce);
    }
}
