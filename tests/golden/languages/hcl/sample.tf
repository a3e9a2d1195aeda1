# Main VPC.
resource "aws_vpc" "this" {
  count = 1
  tags = { Name = "x" }
  lifecycle {
    ignore_changes = [tags]
  }
}
variable "name" {
  description = "The name."
  type = string
}
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 3"
}
module "local" {
  source = "../../modules/x"
}
locals {
  a = 1
  b = [for x in var.y : x]
}
output "id" { value = aws_vpc.this.id }
provider "aws" {
  region = "x"
}
terraform {
  required_version = ">= 1"
  backend "s3" {}
}
data "aws_ami" "u" {}
