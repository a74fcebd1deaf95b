using Roomtone.Contracts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Tests.Api;

public class DevicesTests(RealServers servers)
{
    [Fact]
    public async Task A_large_fleet_is_listed_without_what_could_play_next_and_one_box_with_it()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var states = dashboard.Part<RoomStateCache>();
        string[] boxes = [.. Enumerable.Range(1, DeviceEndpoints.MostInFull + 1).Select(i => $"fleet-{Guid.NewGuid():N}")];
        foreach (var box in boxes)
            states.Receive(new MqttMessage(Topics.State(box, StateKinds.Track), Wire.Write(Sample.Playing), Retained: true));

        var listed = (await owner.GetAsync("/api/devices")).Body.EnumerateArray().Where(device => boxes.Contains(device.Text("id"))).ToList();
        var one = (await owner.GetAsync($"/api/devices/{boxes[0]}")).Body;

        Assert.Equal(boxes.Length, listed.Count);
        Assert.All(listed, device => Assert.Empty(device.GetProperty("track").GetProperty("suggestions").EnumerateArray()));
        Assert.Equal("Aurora", listed[0].GetProperty("track").GetProperty("track").Text("title"));
        Assert.Single(one.GetProperty("track").GetProperty("suggestions").EnumerateArray());
    }
}
