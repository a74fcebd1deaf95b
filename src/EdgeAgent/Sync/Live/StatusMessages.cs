using Roomtone.Contracts;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>What the box says about being there, with one boot id for each start.</summary>
internal sealed class StatusMessages(string device, TimeProvider time)
{
    /// <summary>This run of the agent.</summary>
    public Guid Boot { get; } = Guid.NewGuid();

    public string Topic { get; } = Topics.Status(device);

    public byte[] Of(DeviceState state) => Wire.Write(new DeviceStatus(state, time.GetUtcNow(), ServiceRun.Version, Boot));

    public LastWill Will() => new(Topic, Of(DeviceState.Offline), QualityOfService.AtLeastOnce, Retain: true);
}
