using CrossAcctSync.Diagnosis;
using CrossAcctSync.Diagnosis.Wording;
using Xunit;

namespace CrossAcctSync.Tests.Diagnosis;

/// <summary>Messages in the forms that AWS documents, and in those that services are recorded to write.</summary>
public sealed class DenialTextTests
{
    private const string Session = "arn:aws:sts::444455556666:assumed-role/Sync/hKcPXuLR";

    [Theory]
    [InlineData("because no identity-based policy allows the glue:GetJobRun action", DenialLayer.IdentityPolicy, false)]
    [InlineData("because no resource-based policy allows the glue:GetJobRun action", DenialLayer.ResourcePolicy, false)]
    [InlineData("because no permissions boundary allows the glue:GetJobRun action", DenialLayer.PermissionsBoundary, false)]
    [InlineData("because no service control policy allows the glue:GetJobRun action", DenialLayer.ServiceControlPolicy, false)]
    [InlineData("because no session policy allows the glue:GetJobRun action", DenialLayer.SessionPolicy, false)]
    [InlineData("because no VPC endpoint policy allows the glue:GetJobRun action", DenialLayer.VpcEndpointPolicy, false)]
    [InlineData("with an explicit deny in an identity-based policy", DenialLayer.IdentityPolicy, true)]
    [InlineData("with an explicit deny in a resource-based policy", DenialLayer.ResourcePolicy, true)]
    [InlineData("with an explicit deny in a permissions boundary", DenialLayer.PermissionsBoundary, true)]
    [InlineData("with an explicit deny in a service control policy", DenialLayer.ServiceControlPolicy, true)]
    [InlineData("with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-example/service_control_policy/p-example", DenialLayer.ServiceControlPolicy, true)]
    [InlineData("with an explicit deny in a resource control policy", DenialLayer.ResourceControlPolicy, true)]
    [InlineData("with an explicit deny in a sessions policy", DenialLayer.SessionPolicy, true)]
    [InlineData("with an explicit deny in a VPC endpoint policy transitively through a service control policy", DenialLayer.ServiceControlPolicy, true)]
    [InlineData("with an explicit deny", null, true)]
    [InlineData("(Service: Glue, Status Code: 400, Request ID: 0f5b1c3e)", null, false)]
    [InlineData("", null, false)]
    public void It_names_the_layer(string ending, DenialLayer? layer, bool isExplicit)
    {
        DenialText? denial = DenialText.Of($"User: {Session} is not authorized to perform: glue:GetJobRun on resource: arn:aws:glue:us-east-2:444455556666:job/nightly load {ending}".TrimEnd());

        Assert.Equal(new DenialText(Session, "glue:GetJobRun", "arn:aws:glue:us-east-2:444455556666:job/nightly load", layer, isExplicit), denial);
    }

    [Theory]
    [InlineData("User: arn:aws:iam::123456789012:user/John is not authorized to perform:\nsts:AssumeRole because no role trust policy allows the sts:AssumeRole action", "arn:aws:iam::123456789012:user/John", "sts:AssumeRole", null, DenialLayer.RoleTrustPolicy)]
    [InlineData("User: arn:aws:iam::123456789012:user/John is not authorized to perform:\nsts:AssumeRole with an explicit deny in the role trust policy", "arn:aws:iam::123456789012:user/John", "sts:AssumeRole", null, DenialLayer.RoleTrustPolicy)]
    [InlineData("You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have updated your permissions, please try again.", null, "athena:StartQueryExecution", null, null)]
    [InlineData("User: arn:aws:sts::444455556666:assumed-role/Sync/s is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::data/out.json\" because no identity-based policy allows the s3:PutObject action", "arn:aws:sts::444455556666:assumed-role/Sync/s", "s3:PutObject", "arn:aws:s3:::data/out.json", DenialLayer.IdentityPolicy)]
    [InlineData("User: arn:aws:sts::444455556666:assumed-role/Sync/s is not authorized to perform: ecs:RunTask on resource: * because no identity-based policy allows the ecs:RunTask action (Service: Ecs, Status Code: 400)", "arn:aws:sts::444455556666:assumed-role/Sync/s", "ecs:RunTask", "*", DenialLayer.IdentityPolicy)]
    public void Services_leave_parts_out(string text, string? principal, string action, string? resource, DenialLayer? layer)
    {
        DenialText denial = Assert.IsType<DenialText>(DenialText.Of(text));

        Assert.Equal((principal, action, resource, layer), (denial.Principal, denial.Action, denial.Resource, denial.Layer));
    }

    [Fact]
    public void A_name_that_holds_such_a_sentence_decides_nothing()
    {
        DenialText denial = Assert.IsType<DenialText>(DenialText.Of(
            $"User: {Session} is not authorized to perform: glue:GetJobRun on resource: arn:aws:glue:us-east-2:444455556666:job/x with an explicit deny in a service control policy because no identity-based policy allows the glue:GetJobRun action"));

        Assert.Equal((null, null), (denial.Resource, denial.Layer));
    }

    [Theory]
    [InlineData("The role is not authorized.")]
    [InlineData("Access Denied (Service: S3, Status Code: 403)")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_texts_are_none(string? text) => Assert.Null(DenialText.Of(text));

    [Fact]
    public void The_line_of_a_refused_assumption_names_both_roles()
    {
        AssumeRefusal? refusal = AssumeRefusal.Of("The role arn:aws:iam::111122223333:role/InvokeRole is not authorized to assume the task state's role, arn:aws:iam::444455556666:role/team/Sync.");

        Assert.Equal(("arn:aws:iam::111122223333:role/InvokeRole", "arn:aws:iam::444455556666:role/team/Sync"), (refusal?.Source?.ToString(), refusal?.Target?.ToString()));
        Assert.Null(AssumeRefusal.Of("The role arn:aws:iam::111122223333:role/InvokeRole is not authorized to assume the role."));
    }
}
